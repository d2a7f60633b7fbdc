using System.Diagnostics;

namespace ArxivLens.Scale.Engines;

/// <summary>
/// Asks an engine all questions, class by class: some from a cold page cache, each once for its exact count, then warm on one
/// and two threads, round by round; at last all classes of OR mixed. bench/lucene-scale does the same in Java.
/// </summary>
internal sealed class Examination(IEngine engine, AnswerSheet sheet)
{
    private const int ColdQuestions = 50;
    private const int Rounds = 3;
    private static readonly TimeSpan Warmth = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan CountPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MixTime = TimeSpan.FromSeconds(6);

    /// <summary>Asks them.</summary>
    public void Run(IReadOnlyList<Question> questions)
    {
        var classes = questions.Where(question => engine.CanAnswer(question.Shape)).GroupBy(question => question.Class)
            .Select(group => (Name: group.Key, Questions: group.ToArray())).ToList();
        // So that what is compiled on first use is compiled before the first cold question.
        foreach (var (_, asked) in classes)
            AskFor(asked, Warmth / 2);
        foreach (var (name, asked) in classes)
        {
            engine.OpenCold();
            AskCold(name, asked);
            Count(asked);
            AskFor(asked, Warmth);
            AskWarm(name, asked);
            AskOnTwo(name, asked);
        }

        var mixed = classes.Where(group => group.Name.EndsWith("or", StringComparison.Ordinal) || group.Name is "rare1" or "com1")
            .SelectMany(group => group.Questions.Select((question, place) => (question, place)))
            .OrderBy(pair => pair.place).Select(pair => pair.question).ToArray();
        if (mixed.Length == 0)
            return;
        AskFor(mixed, MixTime / 2);
        Mix(mixed, 1);
        Mix(mixed, 2);
    }

    private void AskFor(Question[] questions, TimeSpan time)
    {
        using var session = engine.CreateSession();
        var began = Stopwatch.GetTimestamp();
        for (var place = 0; Stopwatch.GetElapsedTime(began) < time; place++)
            session.Ask(questions[place % questions.Length]);
    }

    private void AskCold(string name, Question[] questions)
    {
        using var session = engine.CreateSession();
        var (cpu, allocated, began) = (session.Cpu, GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        var asked = 0;
        foreach (var question in questions.Take(ColdQuestions))
        {
            sheet.Time(name, 1, isCold: true, TimeOf(session, question));
            asked++;
            if (Stopwatch.GetElapsedTime(began) > Patience)
                break;
        }

        sheet.Cost(name, 1, isCold: true, asked, session.Cpu - cpu, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    private void Count(Question[] questions)
    {
        using var session = engine.CreateSession();
        var began = Stopwatch.GetTimestamp();
        foreach (var question in questions.TakeWhile(_ => Stopwatch.GetElapsedTime(began) < CountPatience))
        {
            if (session.Count(question) is >= 0 and var count)
                sheet.Count(question, count);
        }
    }

    private void AskWarm(string name, Question[] questions)
    {
        using var session = engine.CreateSession();
        // A session's first question prepares what later ones use.
        session.Ask(questions[0]);
        var times = new List<double>();
        var (cpu, allocated, began) = (session.Cpu, GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        AskRounds(session, questions, times, 0, 1);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
        sheet.Cost(name, 1, isCold: false, times.Count, session.Cpu - cpu, bytes);
        foreach (var time in times)
            sheet.Time(name, 1, isCold: false, time);
    }

    private void AskOnTwo(string name, Question[] questions)
    {
        var times = new[] { new List<double>(), new List<double>() };
        RunOnThreads(2, thread =>
        {
            using var session = engine.CreateSession();
            session.Ask(questions[0]);
            AskRounds(session, questions, times[thread], thread, 2);
        });
        foreach (var time in times.SelectMany(each => each))
            sheet.Time(name, 2, isCold: false, time);
    }

    // The list's own growth is part of what is allocated: a few bytes a question.
    private static void AskRounds(IEngineSession session, Question[] questions, List<double> times, int first, int step)
    {
        times.EnsureCapacity(questions.Length * Rounds);
        var began = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds; round++)
        {
            for (var place = first; place < questions.Length; place += step)
            {
                times.Add(TimeOf(session, questions[place]));
                if (Stopwatch.GetElapsedTime(began) > Patience)
                    return;
            }
        }
    }

    private void Mix(Question[] questions, int threads)
    {
        var asked = new int[threads];
        var cpus = new TimeSpan[threads];
        var began = Stopwatch.GetTimestamp();
        RunOnThreads(threads, thread =>
        {
            using var session = engine.CreateSession();
            session.Ask(questions[0]);
            var cpu = session.Cpu;
            // Each thread walks through all classes: in steps of their number it would meet some of them only.
            for (var place = thread * questions.Length / threads; Stopwatch.GetElapsedTime(began) < MixTime; place++, asked[thread]++)
                session.Ask(questions[place % questions.Length]);
            cpus[thread] = session.Cpu - cpu;
        });
        // Sessions in this process all see the time of the whole process.
        var spent = engine is PostgresEngine ? cpus.Aggregate(TimeSpan.Zero, (sum, each) => sum + each) : cpus.Max();
        sheet.Mix(threads, asked.Sum(), Stopwatch.GetElapsedTime(began), spent);
    }

    private static void RunOnThreads(int count, Action<int> run)
    {
        var threads = Enumerable.Range(0, count).Select(number => new Thread(() => run(number))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }

    private static double TimeOf(IEngineSession session, Question question)
    {
        var began = Stopwatch.GetTimestamp();
        session.Ask(question);
        return Stopwatch.GetElapsedTime(began).TotalMicroseconds;
    }
}
