"""Questions asked of a network (neighbours, paths, what-if, comparisons), and made-up networks. It draws nothing."""
