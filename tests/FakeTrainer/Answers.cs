using System.Text.Json;

namespace NasV2.FakeTrainer;

/// <summary>The messages about one request.</summary>
internal sealed class Answers(MessageStream messages, Request request, Fate fate, string deviceType)
{
    private const int Classes = 10;
    private const double LearningRate = 0.01;

    public void Measured() => messages.Send("measured", json =>
    {
        json.WriteString("id", request.Id);
        json.WriteNumber("parameters", fate.Parameters);
        json.WriteNumber("classes", Classes);
        WriteStepTime(json);
    });

    public void Epoch(int epoch) => messages.Send("epoch", json =>
    {
        var accuracy = epoch == request.Epochs ? fate.Accuracy : fate.Accuracy * epoch / request.Epochs;
        json.WriteString("id", request.Id);
        json.WriteStartObject("report");
        json.WriteNumber("epoch", epoch);
        json.WriteNumber("epochs", request.Epochs);
        json.WriteNumber("loss", 1 - accuracy);
        json.WriteNumber("trainAccuracy", accuracy);
        json.WriteNumber("minivalAccuracy", accuracy);
        json.WriteNumber("learningRate", LearningRate);
        json.WriteNumber("seconds", fate.EpochMs / 1000.0);
        json.WriteEndObject();
    });

    public void Completed() => messages.Send("ended", json =>
    {
        json.WriteString("id", request.Id);
        json.WriteStartObject("report");
        json.WriteString("outcome", "completed");
        json.WriteNumber("accuracy", fate.Accuracy);
        if (request.TimesStep)
            WriteStepTime(json);
        json.WriteNumber("parameters", fate.Parameters);
        json.WriteNumber("macs", fate.Macs);
        json.WriteNumber("trainSeconds", request.Epochs * fate.EpochMs / 1000.0);
        json.WriteEndObject();
    });

    public void Ended(string outcome, string message) => messages.Send("ended", json =>
    {
        json.WriteString("id", request.Id);
        json.WriteStartObject("report");
        json.WriteString("outcome", outcome);
        json.WriteString("message", message);
        json.WriteEndObject();
    });

    private void WriteStepTime(Utf8JsonWriter json)
    {
        json.WriteStartObject("stepTime");
        json.WriteNumber("medianMs", fate.StepMs);
        json.WriteNumber("madMs", fate.StepMs / 100);
        json.WriteNumber("steps", 30);
        json.WriteBoolean("settled", true);
        json.WriteString("device", "cpu");
        json.WriteString("deviceType", deviceType);
        json.WriteNumber("batch", request.Batch);
        json.WriteNumber("resolution", request.Resolution);
        json.WriteString("precision", "fp32");
        json.WriteString("libraries", "fake trainer");
        json.WriteEndObject();
    }
}
