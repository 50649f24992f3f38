// Where: ASD districts, the town's neighbourhoods and who serves them since when, offices and what they offer.
import { Migration } from '@mikro-orm/migrations';
import { registered } from './triggers';

export class Districts extends Migration {
  override up(): void {
    this.addSql(`
      create table district (
        id uuid primary key default gen_random_uuid(),
        town text not null,
        slug text not null,
        name text not null constraint district_name check (char_length(name) between 1 and 120),
        active boolean not null default true,
        constraint district_slug_once_per_town unique (town, slug)
      )`);
    registered('district', 'DISTRICT').forEach((sql) => this.addSql(sql));
    this.addSql(`
      create table neighbourhood (
        id uuid primary key default gen_random_uuid(),
        town text not null,
        slug text not null,
        name text not null,
        inhabitants integer constraint neighbourhood_inhabitants check (inhabitants >= 0),
        minors integer constraint neighbourhood_minors check (minors between 0 and inhabitants),
        constraint neighbourhood_slug_once_per_town unique (town, slug)
      )`);
    this.addSql(`
      create table neighbourhood_district (
        id uuid primary key default gen_random_uuid(),
        neighbourhood_id uuid not null constraint neighbourhood_district_neighbourhood references neighbourhood on delete cascade,
        district_id uuid not null constraint neighbourhood_district_district references district on delete cascade,
        during daterange not null constraint neighbourhood_district_days check (not isempty(during)),
        constraint neighbourhood_in_one_district exclude using gist (neighbourhood_id with =, during with &&)
      )`);
    this.addSql('create index neighbourhood_district_by_district on neighbourhood_district (district_id)');
    this.addSql(`
      create table office (
        id uuid primary key default gen_random_uuid(),
        slug text not null,
        name text not null constraint office_name check (char_length(name) between 1 and 120),
        address text not null,
        partner text,
        state text not null constraint office_state check (state in ('OPEN', 'PLANNED')),
        opens_on date,
        district_id uuid not null constraint office_district references district,
        neighbourhood_id uuid constraint office_neighbourhood references neighbourhood,
        constraint office_slug_once_per_district unique (district_id, slug),
        constraint office_planned_has_a_day check (state = 'OPEN' or opens_on is not null)
      )`);
    registered('office', 'OFFICE').forEach((sql) => this.addSql(sql));
    this.addSql(`
      create table offer (
        id uuid primary key default gen_random_uuid(),
        office_id uuid not null constraint offer_office references office on delete cascade,
        kind text not null,
        label_de text not null,
        label_en text not null,
        constraint offer_once_per_office unique (office_id, kind)
      )`);
    this.addSql(`
      create table structural_burden (
        district_id uuid not null constraint structural_burden_district references district on delete cascade,
        as_of date not null,
        index integer not null constraint structural_burden_index check (index between 1 and 5),
        source text not null,
        primary key (district_id, as_of)
      )`);
    this.addSql(`
      alter table grant_of_role add constraint grant_of_role_district foreign key (district_id) references district`);
  }
}
