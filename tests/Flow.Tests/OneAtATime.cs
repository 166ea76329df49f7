// Each of these tests has the machine's two cores to itself: they run up to a dozen processes.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
