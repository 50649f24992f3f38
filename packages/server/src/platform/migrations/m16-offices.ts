// What an office tells families: kind, opening hours, offers from one catalogue, the area it cares for; and no Stadtteil without a district.
import { Migration } from '@mikro-orm/migrations';

const MINUTES = (time: string) => `(extract(hour from ${time}) * 60 + extract(minute from ${time}))::integer`;

/** Code, German, English. */
const OFFERS: readonly (readonly [string, string, string])[] = [
  ['PARENT_CAFE', 'Elterncafé', "Parents'' café"],
  ['COUNSELLING', 'Beratung ohne Termin', 'Counselling without appointment'],
  ['ADDRESSES', 'Adressen und Anlaufstellen', 'Addresses and contact points'],
  ['EARLY_HELP', 'Frühe Hilfen', 'Early help'],
  ['CHILD_GROUP', 'Spielgruppe', 'Play group'],
  ['LANGUAGE_HELP', 'Sprachmittlung', 'Language mediation'],
  ['YOUTH_CLUB', 'Offener Jugendtreff', 'Open youth club'],
  ['MIDWIFE', 'Hebammensprechstunde', 'Midwife consultation'],
  ['NEIGHBOURHOOD_CAFE', 'Nachbarschaftscafé', 'Neighbourhood café'],
];

export class Offices extends Migration {
  override up(): void {
    this.addSql(`
      create table offer_kind (
        code text primary key constraint offer_kind_code check (code ~ '^[A-Z][A-Z_]{1,39}$'),
        label_de text not null,
        label_en text not null
      )`);
    this.addSql(
      `insert into offer_kind (code, label_de, label_en) values ${OFFERS.map(([code, de, en]) => `('${code}', '${de}', '${en}')`).join(', ')}`,
    );
    // What an office offered under a word of its own becomes a kind of the catalogue.
    this.addSql(
      'insert into offer_kind (code, label_de, label_en) select kind, min(label_de), min(label_en) from offer group by kind on conflict do nothing',
    );
    this.addSql('alter table offer drop column label_de, drop column label_en');
    this.addSql('alter table offer add constraint offer_kind_known foreign key (kind) references offer_kind');

    this.addSql(`
      alter table office
        add column kind text not null default 'DISTRICT_OFFICE' constraint office_kind
          check (kind in ('DISTRICT_OFFICE', 'NEIGHBOURHOOD_MANAGEMENT')),
        add column updated_at timestamptz(3) not null default now(),
        add column version integer not null default 1,
        add constraint office_address check (char_length(address) between 1 and 400),
        add constraint office_partner check (char_length(partner) between 1 and 120)`);

    // Hours by the clock of Europe/Berlin; weekday as in ISO 8601, 1 is Monday.
    this.addSql(`
      create table opening_hours (
        id uuid primary key default gen_random_uuid(),
        office_id uuid not null constraint opening_hours_office references office on delete cascade,
        weekday smallint not null constraint opening_hours_weekday check (weekday between 1 and 7),
        from_time time(0) not null,
        until_time time(0) not null,
        constraint opening_hours_end_later check (from_time < until_time),
        constraint opening_hours_once exclude using gist (
          office_id with =, weekday with =, int4range(${MINUTES('from_time')}, ${MINUTES('until_time')}) with &&)
      )`);
    this.addSql(`
      create table office_area (
        office_id uuid not null constraint office_area_office references office on delete cascade,
        neighbourhood_id uuid not null constraint office_area_neighbourhood references neighbourhood on delete cascade,
        primary key (office_id, neighbourhood_id)
      )`);
    this.withoutHoles();
    this.addSql('alter table external_reference drop constraint external_reference_type');
    this.addSql(`
      alter table external_reference add constraint external_reference_type check (type in
        ('HOUSEHOLD', 'CHILD', 'VISIT', 'RISK_FLAG', 'PROFESSIONAL', 'ABSENCE', 'DUTY'))`);
  }

  /** One district at a time says an exclusion constraint; one at any time, from the first day on without end, says this. */
  private withoutHoles(): void {
    this.addSql(`
      create function neighbourhood_has_no_hole() returns trigger language plpgsql as $$
      declare
        spans datemultirange;
      begin
        select range_agg(during) into spans from public.neighbourhood_district
        where neighbourhood_id = coalesce(new.neighbourhood_id, old.neighbourhood_id);
        if spans is not null and (not upper_inf(spans) or spans <> datemultirange(range_merge(spans))) then
          raise exception 'a neighbourhood belongs to a district on every day'
            using errcode = 'check_violation', table = tg_table_name, constraint = 'neighbourhood_without_hole';
        end if;
        return null;
      end $$`);
    this.addSql(`
      create constraint trigger neighbourhood_without_hole after insert or update or delete on neighbourhood_district
        deferrable initially deferred for each row execute function neighbourhood_has_no_hole()`);
  }
}
