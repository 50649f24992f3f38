// A view that one person wants to come back to: its name and its address; nobody else sees it.
import { defineEntity, p } from '@mikro-orm/core';
import { id, instant } from '#kernel/columns';
import type { FilterView } from './saved-filter.rules';

const SavedFilterSchema = defineEntity({
  name: 'SavedFilter',
  tableName: 'saved_filter',
  properties: {
    id: id(),
    accountId: p.uuid(),
    view: p.text().$type<FilterView>(),
    name: p.text(),
    /** What stands behind `?`: ids and codes only. */
    query: p.text(),
    createdAt: instant(),
  },
});

/** A filter of one account. */
export class SavedFilter extends SavedFilterSchema.class {}
SavedFilterSchema.setClass(SavedFilter);
