"""Stack operations as AWS does them: in order of dependency, with events for each resource, and rolled back on failure.

moto runs through a template in its own order, tells of no resource, leaves a failed stack as it is and answers the
request with an error 500; the CDK CLI then waits for ever or shows a traceback instead of the reason.
"""
