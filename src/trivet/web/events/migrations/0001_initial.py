
import django.db.models.deletion
import trivet.web.events.models.event
import trivet.web.events.models.people
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('training', '0002_contacts_and_house_customers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('submission', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('slug', models.CharField(default=trivet.web.events.models.event.new_slug, max_length=12, unique=True)),
                ('kind', models.CharField(choices=[('open', 'Open to anybody'), ('in-house', 'In-house, for one customer')], max_length=8)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('tentative', 'Tentative'), ('confirmed', 'Confirmed'), ('run', 'Run'), ('closed', 'Closed'), ('cancelled', 'Cancelled')], default='draft', max_length=9)),
                ('date', models.DateField()),
                ('second_date', models.DateField(blank=True, null=True)),
                ('start', models.CharField(default='09:30', max_length=5)),
                ('end', models.CharField(default='16:30', max_length=5)),
                ('delivery', models.CharField(choices=[('in-person', 'In a room'), ('online', 'Online')], default='in-person', max_length=9)),
                ('room', models.CharField(blank=True, max_length=200)),
                ('online_link', models.CharField(blank=True, max_length=500)),
                ('nation', models.CharField(choices=[('england', 'England'), ('wales', 'Wales'), ('scotland', 'Scotland')], max_length=10)),
                ('travel_before', models.PositiveSmallIntegerField(default=0)),
                ('travel_after', models.PositiveSmallIntegerField(default=0)),
                ('capacity', models.PositiveSmallIntegerField(default=16)),
                ('minimum', models.PositiveSmallIntegerField(default=1)),
                ('decide_by', models.DateField(blank=True, null=True)),
                ('price', models.PositiveIntegerField(default=0)),
                ('taught_in', models.CharField(choices=[('en', 'English'), ('cy', 'Welsh'), ('both', 'English and Welsh')], default='en', max_length=4)),
                ('is_published', models.BooleanField(default=False)),
                ('takes_bookings', models.BooleanField(default=True)),
                ('threshold', models.PositiveSmallIntegerField(default=90)),
                ('requires_check', models.BooleanField(default=False)),
                ('bilingual_certificate', models.BooleanField(default=False)),
                ('opens_before', models.PositiveSmallIntegerField(default=45)),
                ('closes_after', models.PositiveSmallIntegerField(default=30)),
                ('joining_notes', models.TextField(blank=True, max_length=4000)),
                ('emergency_phone', models.CharField(blank=True, max_length=60)),
                ('notes', models.TextField(blank=True, max_length=4000)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_why', models.CharField(blank=True, max_length=500)),
                ('state_before', models.CharField(blank=True, max_length=9)),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('co_trainer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='co_events', to=settings.AUTH_USER_MODEL)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='training.course')),
                ('trainer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='events', to=settings.AUTH_USER_MODEL)),
                ('updated_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['date', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300)),
                ('nation', models.CharField(blank=True, choices=[('england', 'England'), ('wales', 'Wales'), ('scotland', 'Scotland')], max_length=10)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('customer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='organisations', to='training.customer')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='merged_from', to='events.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='BookingGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('submission', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('token', models.CharField(default=trivet.web.events.models.people.new_token, max_length=64, unique=True)),
                ('name', models.CharField(max_length=300)),
                ('email', models.EmailField(max_length=254)),
                ('po_number', models.CharField(blank=True, max_length=60)),
                ('language', models.CharField(choices=[('en', 'English'), ('cy', 'Cymraeg')], default='en', max_length=2)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='events.event')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='events.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('language', models.CharField(choices=[('en', 'English'), ('cy', 'Cymraeg')], default='en', max_length=2)),
                ('job_role', models.CharField(blank=True, max_length=200)),
                ('sector', models.CharField(blank=True, choices=[('probation', 'Probation'), ('drug-and-alcohol', 'Drug and alcohol'), ('youth-work', 'Youth work'), ('social-work', 'Social work')], max_length=20)),
                ('regulator', models.CharField(choices=[('social-work-england', 'Social Work England'), ('social-care-wales', 'Social Care Wales'), ('sssc', 'Scottish Social Services Council (SSSC)'), ('addiction-professionals', 'Addiction Professionals'), ('general', 'Another one, or none')], default='general', max_length=30)),
                ('registration_number', models.CharField(blank=True, max_length=60)),
                ('wants_follow_up', models.BooleanField(default=True)),
                ('erased_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='merged_from', to='events.participant')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='participants', to='events.organisation')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='participants', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Terms',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(unique=True)),
                ('text', models.TextField(max_length=20000)),
                ('text_cy', models.TextField(blank=True, max_length=20000)),
                ('ladder', models.JSONField(default=list)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddField(
            model_name='event',
            name='terms',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='events.terms'),
        ),
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('submission', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state', models.CharField(choices=[('booked', 'Booked'), ('waiting', 'Waiting'), ('offered', 'Offered'), ('lapsed', 'Lapsed'), ('cancelled', 'Cancelled'), ('transferred', 'Transferred'), ('substituted', 'Substituted')], default='booked', max_length=12)),
                ('token', models.CharField(default=trivet.web.events.models.people.new_token, max_length=64, unique=True)),
                ('printed_name', models.CharField(max_length=300)),
                ('language', models.CharField(choices=[('en', 'English'), ('cy', 'Cymraeg')], default='en', max_length=2)),
                ('experience', models.CharField(blank=True, choices=[('none', 'I have not worked in a helping or supervising role yet'), ('some', 'Less than two years'), ('years', 'Two to ten years'), ('long', 'More than ten years')], max_length=5)),
                ('prior', models.JSONField(blank=True, default=dict)),
                ('advice', models.JSONField(blank=True, default=list)),
                ('access_needs', models.TextField(blank=True)),
                ('dietary_needs', models.TextField(blank=True)),
                ('needs_deleted_at', models.DateTimeField(blank=True, null=True)),
                ('source', models.CharField(choices=[('public', 'Booked on the site'), ('group', 'Booked by somebody else'), ('desk', 'Entered at the desk'), ('csv', 'Imported'), ('walk-in', 'Came on the day')], default='public', max_length=7)),
                ('price', models.PositiveIntegerField(default=0)),
                ('po_number', models.CharField(blank=True, max_length=60)),
                ('queued_at', models.DateTimeField(blank=True, null=True)),
                ('offered_until', models.DateTimeField(blank=True, null=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('fee', models.PositiveIntegerField(blank=True, null=True)),
                ('state_before', models.CharField(blank=True, max_length=12)),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('previous', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='followed_by', to='events.booking')),
                ('updated_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='bookings', to='events.bookinggroup')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='events.event')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='events.participant')),
                ('terms', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='events.terms')),
            ],
        ),
        migrations.CreateModel(
            name='Venue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('address', models.TextField(blank=True, max_length=1000)),
                ('postcode', models.CharField(blank=True, max_length=10)),
                ('nation', models.CharField(choices=[('england', 'England'), ('wales', 'Wales'), ('scotland', 'Scotland')], max_length=10)),
                ('region', models.CharField(blank=True, max_length=60)),
                ('seats', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('features', models.JSONField(blank=True, default=list)),
                ('travel', models.TextField(blank=True, max_length=4000)),
                ('access', models.TextField(blank=True, max_length=4000)),
                ('contact', models.CharField(blank=True, max_length=300)),
                ('notes', models.TextField(blank=True, max_length=4000)),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='venue_has_a_name')],
            },
        ),
        migrations.AddField(
            model_name='event',
            name='venue',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='events.venue'),
        ),
        migrations.CreateModel(
            name='Closure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.DateField()),
                ('last', models.DateField()),
                ('why', models.CharField(blank=True, max_length=200)),
                ('trainer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='closures', to=settings.AUTH_USER_MODEL)),
                ('venue', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='closures', to='events.venue')),
            ],
        ),
        migrations.CreateModel(
            name='Business',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('vat_registered', models.BooleanField(default=False)),
                ('vat_number', models.CharField(blank=True, max_length=20)),
                ('vat_rate', models.PositiveIntegerField(default=2000)),
                ('vat_words', models.CharField(blank=True, max_length=200)),
                ('legal_name', models.CharField(blank=True, max_length=200)),
                ('company_number', models.CharField(blank=True, max_length=40)),
                ('bank_details', models.TextField(blank=True, max_length=1000)),
                ('payment_days', models.PositiveSmallIntegerField(default=30)),
                ('quote_days', models.PositiveSmallIntegerField(default=30)),
                ('day_rate', models.PositiveIntegerField(blank=True, null=True)),
                ('half_day_rate', models.PositiveIntegerField(blank=True, null=True)),
                ('place_price', models.PositiveIntegerField(blank=True, null=True)),
                ('mileage', models.PositiveIntegerField(default=45)),
                ('free_miles', models.PositiveIntegerField(default=0)),
                ('overnight_miles', models.PositiveIntegerField(blank=True, null=True)),
                ('overnight_rate', models.PositiveIntegerField(blank=True, null=True)),
                ('most_people', models.PositiveSmallIntegerField(default=16)),
                ('fewest_people', models.PositiveSmallIntegerField(default=8)),
                ('waiting_hours', models.PositiveSmallIntegerField(default=48)),
                ('version', models.PositiveIntegerField(default=1)),
                ('updated_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='one_business')],
            },
        ),
        migrations.AddIndex(
            model_name='organisation',
            index=models.Index(fields=['name'], name='organisation_by_name'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='organisation_has_a_name'),
        ),
        migrations.AddIndex(
            model_name='participant',
            index=models.Index(fields=['email'], name='participant_by_email'),
        ),
        migrations.AddIndex(
            model_name='participant',
            index=models.Index(fields=['name'], name='participant_by_name'),
        ),
        migrations.AddConstraint(
            model_name='terms',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='terms_say_something'),
        ),
        migrations.AddIndex(
            model_name='booking',
            index=models.Index(fields=['event', 'state', 'queued_at'], name='booking_by_event'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('booked', 'offered', 'waiting'))), fields=('event', 'participant'), name='one_live_booking_a_person_and_event'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['booked', 'waiting', 'offered', 'lapsed', 'cancelled', 'transferred', 'substituted'])), name='booking_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'offered'), _negated=True), ('offered_until__isnull', False), _connector='OR'), name='an_offer_expires'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'waiting'), _negated=True), ('queued_at__isnull', False), _connector='OR'), name='who_waits_stands_in_line'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('printed_name', ''), _negated=True), name='booking_has_a_name'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['date'], name='event_by_date'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['is_published', 'date'], name='published_event_by_date'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('start__lt', models.F('end'))), name='event_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('capacity__range', (1, 500))), name='event_has_1_to_500_places'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('threshold__range', (1, 100))), name='threshold_is_a_per_cent'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'tentative', 'confirmed', 'run', 'closed', 'cancelled'])), name='event_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['open', 'in-house'])), name='event_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('nation__in', ['england', 'wales', 'scotland'])), name='event_nation_is_known'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('second_date__isnull', True), ('second_date__gt', models.F('date')), _connector='OR'), name='second_event_day_after_the_first'),
        ),
        migrations.AddConstraint(
            model_name='closure',
            constraint=models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='closure_ends_after_it_begins'),
        ),
    ]
