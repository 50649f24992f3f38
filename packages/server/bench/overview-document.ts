// What the overview bench asks, and the same answer as one statement: 24 people, the districts, 60 open flags.

export const OVERVIEW = `query Overview {
  overview {
    cursor
    districts { id name }
    flags(first: 60) {
      totalCount
      nodes { id reference level state raisedAt version district { id name } }
    }
  }
  professionals(first: 24) { nodes { id name } }
}`;

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

export const RAW_OVERVIEW = `select json_build_object('data', json_build_object(
  'overview', json_build_object(
    'cursor', (select epoch from log_epoch) || '.' || (select coalesce(max(seq), 0) from event),
    'districts', (select json_agg(json_build_object('id', d.id, 'name', d.name) order by d.name) from district d where d.active),
    'flags', json_build_object(
      'totalCount', (select count(*) from risk_flag where state <> 'RESOLVED'),
      'nodes', (select json_agg(json_build_object('id', f.id, 'reference', f.reference, 'level', f.level, 'state', f.state,
          'raisedAt', to_char(f.raised_at at time zone 'UTC', ${ISO}),
          'version', f.version,
          'district', json_build_object('id', d.id, 'name', d.name)))
        from (select * from risk_flag where state <> 'RESOLVED'
          order by array_position(array['ACUTE', 'HIGH', 'MEDIUM', 'LOW'], level), raised_at, id limit 60) f
        join district d on d.id = f.district_id))),
  'professionals', json_build_object('nodes', (select json_agg(json_build_object('id', p.id, 'name', p.name)) from
    (select id, name from professional order by name, id limit 24) p))))::text as j`;
