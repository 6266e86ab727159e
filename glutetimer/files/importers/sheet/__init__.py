"""A printed sheet as a workout, and a workout as a sheet to print."""
