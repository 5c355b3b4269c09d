namespace NasV2.Storage;

/// <summary>
/// A draft as SQL. Events come first, for their key is what two writers of a job collide at; trials follow by index,
/// so that no two transactions can wait for each other's rows.
/// </summary>
internal static class LedgerStatements
{
    public static List<Statement> Create(LedgerDraft draft)
    {
        var statements = new List<Statement>(draft.Events.Count + (2 * draft.Trials.Count) + draft.Epochs.Count + 1);
        statements.AddRange(draft.Events.Select(Event));
        if (draft.Events.Count > 0)
            statements.Add(Job(draft));
        foreach (var edit in draft.Trials.Values)
            statements.AddRange(Trial(edit));
        statements.AddRange(draft.Epochs.SelectMany(Epoch));
        statements.AddRange(draft.Measurements.Select(m => StoreSql.InsertMeasurement.With(
            draft.JobId, m.DeviceType, m.Candidate, StoreText.Write(m.StepTime), m.Parameters, m.Classes)));
        statements.AddRange(draft.Calibrations.Select(c => StoreSql.WriteCalibration.With(draft.JobId, c.DeviceType, StoreText.Write(c))));
        return statements;
    }

    public static Statement Event(EventRow e) =>
        StoreSql.InsertEvent.With(e.JobId, e.Sequence, Milliseconds.ToUnix(e.Time), e.Kind, e.TrialIndex, e.Payload);

    private static Statement Job(LedgerDraft draft)
    {
        var (head, last) = (draft.Head, draft.Events[^1].Sequence);
        return !draft.ChangesHead
            ? StoreSql.AdvanceJob.With(draft.JobId, draft.Base.Sequence, last)
            : StoreSql.ChangeJob.With(
                draft.JobId, draft.Base.Sequence, last, head.State.ToString(), head.Message, head.ResultJson,
                Milliseconds.ToUnix(head.StartedAt),
                Milliseconds.ToUnix(head.FinishedAt), StoreText.Write(head.Settings));
    }

    private static IEnumerable<Statement> Trial(TrialEdit edit)
    {
        var t = edit.Row;
        var result = t.Result is null ? null : StoreText.Write(t.Result);
        if (edit.IsNew)
        {
            yield return StoreSql.InsertTrial.With(
                t.JobId, t.Index, t.Candidate, t.State.ToString(), t.Attempt, t.Token, t.LastEpoch, t.Worker,
                Milliseconds.ToUnix(t.LeaseUntil),
                Milliseconds.ToUnix(t.StartedAt), Milliseconds.ToUnix(t.FinishedAt), result, t.TrainerDeaths,
                Milliseconds.ToUnix(t.NotBefore));
        }
        else if (edit.Whole)
        {
            yield return StoreSql.ChangeTrial.With(
                t.JobId, t.Index, t.State.ToString(), t.Attempt, t.Token, t.LastEpoch, t.Worker, Milliseconds.ToUnix(t.LeaseUntil),
                Milliseconds.ToUnix(t.StartedAt),
                Milliseconds.ToUnix(t.FinishedAt), result, t.TrainerDeaths, Milliseconds.ToUnix(t.NotBefore));
        }
        else
        {
            if (edit.Reported)
                yield return StoreSql.ReportTrial.With(t.JobId, t.Index, t.LastEpoch);
            if (edit.Renewed)
                yield return StoreSql.RenewTrial.With(t.JobId, t.Index, Milliseconds.ToUnix(t.LeaseUntil), t.Token);
        }
    }

    private static IEnumerable<Statement> Epoch(EpochEdit edit)
    {
        var e = edit.Row;
        if (edit.Trim)
            yield return StoreSql.TrimCurve.With(e.JobId, e.TrialIndex, e.Epoch, e.Attempt);
        yield return StoreSql.WriteEpoch.With(
            e.JobId, e.TrialIndex, e.Epoch, e.Attempt, e.Epochs, e.Loss, e.TrainAccuracy, e.MinivalAccuracy, e.LearningRate, e.Seconds);
    }
}
