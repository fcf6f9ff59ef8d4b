"""The page: one file a panel, put together in ``shell``; decides nothing about biology, keeps nothing per visitor."""
