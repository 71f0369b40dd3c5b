"""Dense search that several processes share, in a Milvus server; without it, each answers from its own generation."""
