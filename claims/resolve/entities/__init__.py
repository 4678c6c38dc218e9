"""Who is whom across articles: names and roles compared, candidates found, scored and assigned."""
