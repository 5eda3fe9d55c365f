"""A petition that repeats an earlier one is linked to it; neither is taken away."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more kind of link."""

    dependencies = [("proceedings", "0006_opener")]

    operations = [
        migrations.AlterField(
            model_name="proceedinglink",
            name="kind",
            field=models.CharField(
                choices=[
                    ("viec_lien_quan", "Việc liên quan"),
                    ("hanh_vi_bi_khieu_nai", "Quyết định, hành vi bị khiếu nại"),
                    ("ho_so_lien_quan", "Hồ sơ liên quan"),
                    ("tu_ho_so", "Mở từ hồ sơ"),
                    ("don_trung", "Đơn trùng"),
                ],
                max_length=30,
                verbose_name="loại",
            ),
        ),
    ]
