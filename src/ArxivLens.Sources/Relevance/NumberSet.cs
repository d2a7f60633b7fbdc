namespace ArxivLens.Sources.Relevance;

/// <summary>
/// Many numbers without order in little room: eight bytes for a place, of which at least a quarter and mostly half are taken (a set
/// of the runtime needs some thirty bytes for each). Nothing is ever taken out.
/// </summary>
internal sealed class NumberSet
{
    private const int FirstRoom = 1 << 10;

    // Spreads numbers that follow each other over all places (Fibonacci hashing).
    private const ulong Golden = 0x9e3779b97f4a7c15;

    private ulong[] places = new ulong[FirstRoom];
    private int taken;
    private bool hasZero;

    /// <summary>How many there are.</summary>
    public int Count => taken + (hasZero ? 1 : 0);

    /// <summary>Whether a number is among them.</summary>
    public bool Contains(ulong number) => number == 0 ? hasZero : places[PlaceOf(number)] == number;

    /// <summary>Adds a number.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(ulong number)
    {
        if (number == 0)
        {
            (var isNew, hasZero) = (!hasZero, true);
            return isNew;
        }

        var place = PlaceOf(number);
        if (places[place] == number)
            return false;
        places[place] = number;
        if (++taken > places.Length / 4 * 3)
            Grow();
        return true;
    }

    private int PlaceOf(ulong number)
    {
        var last = places.Length - 1;
        var place = (int)((number * Golden) >> 32) & last;
        while (places[place] != 0 && places[place] != number)
            place = (place + 1) & last;
        return place;
    }

    private void Grow()
    {
        var old = places;
        places = new ulong[old.Length * 2];
        foreach (var number in old)
        {
            if (number != 0)
                places[PlaceOf(number)] = number;
        }
    }
}
