"""Labour: jobseekers, occupations, industries, education, and who replaces whom."""
