[assembly: Trait("Needs", "torch")]
