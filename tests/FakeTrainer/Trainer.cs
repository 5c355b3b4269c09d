using System.Diagnostics;
using System.Globalization;

namespace NasV2.FakeTrainer;

/// <summary>Answers requests as docs/trainer-protocol.md says, with outcomes that follow from the architecture alone.</summary>
internal sealed class Trainer(TrainerOptions options, RequestQueue requests, MessageStream messages)
{
    private const int BrakePollMs = 20;

    private readonly string? _status = options.StatusFolder is { } folder
        ? Path.Combine(folder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
        : null;

    /// <summary>Serves until the worker closes the input.</summary>
    public void Run()
    {
        SayWorkingOn("");
        messages.Send("ready", json =>
        {
            json.WriteNumber("protocol", options.Protocol);
            json.WriteString("device", "cpu");
            json.WriteString("deviceType", options.DeviceType);
            json.WriteString("libraries", "fake trainer");
        });
        while (true)
            Serve(Request.Parse(requests.Take()));
    }

    private void Serve(Request request)
    {
        if (request.Type == "cancel")
            return;
        SayWorkingOn(request.Type == "train" ? request.Architecture : "");
        var answers = new Answers(messages, request, options.Rules.Choose(request.Architecture), options.DeviceType);
        if (request.Type == "measure")
            answers.Measured();
        else
            Train(request, options.Rules.Choose(request.Architecture), answers);
        SayWorkingOn("");
    }

    private void Train(Request request, Fate fate, Answers answers)
    {
        if (fate.Ending == Ending.OutOfMemory)
        {
            answers.Ended("outOfMemory", "The fake device has too little memory for it.");
            return;
        }

        if (request.TimesStep)
            answers.Measured();
        for (var epoch = 1; epoch <= request.Epochs; epoch++)
        {
            if (!Wait(request.Id, fate.EpochMs))
            {
                answers.Ended("cancelled", "The worker cancelled it.");
                return;
            }

            if (epoch == Middle(request.Epochs) && !GoesOn(request, fate, epoch, answers))
                return;
            answers.Epoch(epoch);
        }

        Wait(request.Id, 0);
        answers.Completed();
    }

    /// <summary>What the fate has in store for the middle of the trial.</summary>
    private bool GoesOn(Request request, Fate fate, int epoch, Answers answers)
    {
        switch (fate.Ending)
        {
            case Ending.Poisoned:
                // As a native crash would: no handler runs, nothing is said.
                Process.GetCurrentProcess().Kill();
                return false;
            case Ending.Hanging:
                Wait(request.Id, Timeout.Infinite);
                return false;
            case Ending.Diverged:
                answers.Ended("diverged", $"The training loss became NaN or infinite in epoch {epoch}.");
                return false;
            default:
                return true;
        }
    }

    private static int Middle(int epochs) => (epochs + 1) / 2;

    /// <summary>Lets time pass, and the brake be released; false when the request was cancelled.</summary>
    private bool Wait(string id, int milliseconds)
    {
        var goesOn = !IsCancelled(id, milliseconds);
        while (goesOn && options.BrakeFile is { } brake && File.Exists(brake))
            goesOn = !IsCancelled(id, BrakePollMs);
        return goesOn;
    }

    private bool IsCancelled(string id, int milliseconds) =>
        requests.TryTake(milliseconds, out var line) && Request.Parse(line) is { Type: "cancel" } cancel && cancel.Id == id;

    private void SayWorkingOn(string architecture)
    {
        if (_status is not null)
            File.WriteAllText(_status, architecture);
    }
}
