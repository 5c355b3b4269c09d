using NasV2.FakeTrainer;

TrainerOptions options;
try
{
    options = TrainerOptions.Parse(args);
}
catch (FormatException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}

new Trainer(options, new RequestQueue(Console.OpenStandardInput()), new MessageStream(Console.OpenStandardOutput())).Run();
return 0;
