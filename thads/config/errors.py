"""What the operator can put right: told in one sentence, without a traceback."""


class OperatorError(Exception):
    """Lỗi người vận hành tự khắc phục được; the text is shown as it stands."""
