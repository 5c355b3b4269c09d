using NasV2.Cli.Training;
using NasV2.Data;

namespace NasV2.Cli.Tests;

public sealed class DataArgumentTests : TemporaryFolder
{
    [Theory]
    [InlineData("cifar10", "data_batch_1.bin")]
    [InlineData("cifar100", "train.bin")]
    [InlineData("cars196", "cars_train/00001.jpg")]
    [InlineData("folder", "train/cat/1.jpg")]
    [InlineData("flowers102", "jpg/image_00001.jpg")]
    [InlineData("mnist", "train-images-idx3-ubyte.gz")]
    public void The_format_of_a_folder_is_recognized_from_its_files(string format, string file)
    {
        Write(file, "");

        Assert.Equal(format, DataArgument.FormatOf(Folder));
    }

    [Fact]
    public void A_list_with_files_and_labels_takes_precedence_over_a_folder_next_to_it_and_another_list_does_not()
    {
        Write("train/cat/1.jpg", "");
        Write("train.csv", "file,labels\ntrain/cat/1.jpg,cat\n");
        Assert.Equal("labelled-folder", DataArgument.FormatOf(Folder));

        Write("train.csv", "id,breed\n1,cat\n");
        Assert.Equal("folder", DataArgument.FormatOf(Folder));
    }

    [Fact]
    public void A_folder_of_unknown_files_is_answered_with_the_known_formats()
    {
        Write("notes.txt", "");

        Assert.Equal(
            $"The format of '{Folder}' is not recognised by its files; give one with --format: " +
            string.Join(", ", DatasetFormats.Default.Names) + ".",
            Assert.Throws<UsageException>(() => DataArgument.FormatOf(Folder)).Message);
    }
}
