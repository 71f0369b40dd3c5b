"""What outlives the process, in one SQL database: SQLite in the data folder, or another by its address."""
