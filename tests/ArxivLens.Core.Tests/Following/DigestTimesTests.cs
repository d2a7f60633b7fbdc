using System.Globalization;
using ArxivLens.Core.Following;

namespace ArxivLens.Core.Tests.Following;

public sealed class DigestTimesTests
{
    [Theory]
    [InlineData("UTC", 7, "2026-11-30T06:59:59Z", "2026-11-30T07:00:00Z")]
    [InlineData("UTC", 7, "2026-11-30T07:00:00Z", "2026-12-01T07:00:00Z")]
    [InlineData("UTC", 0, "2028-02-28T12:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("UTC", 0, "2028-02-29T12:00:00Z", "2028-03-01T00:00:00Z")]
    [InlineData("Asia/Kathmandu", 7, "2026-11-30T12:00:00Z", "2026-12-01T01:15:00Z")]
    [InlineData("Pacific/Kiritimati", 1, "2026-11-30T12:00:00Z", "2026-12-01T11:00:00Z")]
    // Clocks leave out 02:00 to 03:00 on this day, and strike 02:00 twice on that.
    [InlineData("Europe/Berlin", 2, "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", 2, "2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z")]
    [InlineData("Europe/Berlin", 2, "2026-10-24T12:00:00Z", "2026-10-25T00:00:00Z")]
    [InlineData("Europe/Berlin", 2, "2026-10-25T00:00:00Z", "2026-10-26T01:00:00Z")]
    [InlineData("No/Where", 7, "2026-11-30T00:00:00Z", "2026-11-30T07:00:00Z")]
    public void A_daily_digest_comes_once_each_day_at_its_hour_where_its_reader_is(string zone, int hour, string after, string due) =>
        Assert.Equal(Time(due), DigestTimes.Next(DigestChoice.Daily, new FollowSettings { Zone = zone, Hour = hour }, Time(after)));

    [Theory]
    [InlineData("2026-11-30T06:00:00Z", "2026-11-30T07:00:00Z")]
    [InlineData("2026-11-30T07:00:00Z", "2026-12-07T07:00:00Z")]
    [InlineData("2026-12-31T23:00:00Z", "2027-01-04T07:00:00Z")]
    public void A_weekly_one_comes_on_its_day(string after, string due) =>
        Assert.Equal(Time(due), DigestTimes.Next(DigestChoice.Weekly, new FollowSettings(), Time(after)));

    [Fact]
    public void Through_a_whole_year_of_any_zone_each_day_has_one_and_none_lies_farther_ahead_than_is_believed()
    {
        foreach (var zone in new[] { "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "America/St_Johns" })
        {
            var settings = new FollowSettings { Zone = zone, Hour = 2 };
            var start = Time("2026-01-01T12:00:00Z");
            var time = start;
            for (var day = 0; day < 365; day++)
            {
                var next = DigestTimes.Next(DigestChoice.Daily, settings, time);
                Assert.InRange(next - time, TimeSpan.FromHours(1), TimeSpan.FromHours(26));
                time = next;
            }

            Assert.InRange(time - start, TimeSpan.FromDays(364), TimeSpan.FromDays(366));
            Assert.True(DigestTimes.Next(DigestChoice.Weekly, settings, time) - time < DigestTimes.Furthest);
        }
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
