"""What texts say of themselves: title, byline, dateline and day, and under which names records keep these."""
