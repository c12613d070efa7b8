"""What EMR's clusters have and this computer has not: Hadoop's file commands, Hadoop Streaming, Spark."""
