"""The task runner: polls for tasks over the Data Pipeline API and runs them, one executor per object type.

It speaks PollForTask, ReportTaskProgress and SetTaskStatus through boto3 only, so it serves the local cloud and a
worker group of the real service alike.
"""
