// Ids are opaque to whoever sends them; here is where one that cannot be ours is told apart before the database is asked.

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True when this could be the id of an object of ours. */
export const isId = (text: string): boolean => UUID.test(text);

/** Ids as one parameter of raw SQL: `string_to_array(?, ',')::uuid[]`. What cannot be an id is left out. */
export const idList = (ids: readonly string[]): string => ids.filter(isId).join(',');
