"""What Briefwijzer is measured by: questions with their evidence, and the true fields of the sample letters."""
