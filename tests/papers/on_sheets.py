"""What stands on a printed page, and where."""

POINTS = 72 / 25.4  # in a millimetre


def words(page):
    return " ".join(page.extract_text().replace("\u200b", "").split())


def pieces(page):
    """Every piece of text: words, size in points, millimetres from the left and from the bottom."""
    found = []

    def look(text, matrix, placed, _font, size):
        if text.strip():
            across = placed[4] * matrix[0] + matrix[4]
            up = placed[5] * matrix[3] + matrix[5]
            found.append((text.strip(), size, across / POINTS, up / POINTS))

    page.extract_text(visitor_text=look)
    return found


def place_of(page, letter):
    """How far from the left the piece with this letter stands, in millimetres."""
    return next(across for text, _, across, _ in pieces(page) if letter in text)


def skeleton(text):
    """Letters that differ by a dot only become one: readers of PDF cannot tell them apart."""
    return text.translate(str.maketrans("حج", "خخ")).replace(" ", "")
