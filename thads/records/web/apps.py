"""Django app of the page frame and the components."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Layouts, components, formatting: the lowest app, every page stands on it."""

    name = "thads.records.web"
    label = "web"
    verbose_name = "Giao diện"

    def ready(self) -> None:
        """A field left empty says what to do, not that it must be filled."""
        from django import forms

        forms.Field.default_error_messages["required"] = "Chưa ghi ô này."
        forms.BooleanField.default_error_messages = {"required": "Chưa đánh dấu ô này."}
        for chosen in (forms.ChoiceField, forms.ModelChoiceField):
            chosen.default_error_messages = {
                **chosen.default_error_messages,
                "required": "Chưa chọn ở ô này.",
            }
