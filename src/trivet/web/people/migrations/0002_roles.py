
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='auditentry',
            name='detail',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.RemoveConstraint(
            model_name='user',
            name='role_is_known',
        ),
        migrations.AlterField(
            model_name='user',
            name='role',
            field=models.CharField(choices=[('owner', 'Owner'), ('trainer', 'Trainer'), ('coordinator', 'Co-ordinator'), ('contact', 'Customer contact'), ('participant', 'Participant')], default='participant', max_length=12),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['owner', 'trainer', 'coordinator', 'contact', 'participant'])), name='role_is_known'),
        ),
    ]
