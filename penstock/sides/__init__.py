"""What `penstock diff` compares: specs, templates, definition files and deployed pipelines, each as a PipelineState."""
