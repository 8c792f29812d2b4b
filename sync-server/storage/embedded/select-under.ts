/**
 * Of a JSON list of roots, the heads of all documents under them: a seek for each root, however large
 * the table. CROSS JOIN keeps it so. `;` follows `:`, so between the two is all that goes on with `:`;
 * what else sorts there is left out.
 */
export function selectUnder(table: string): string {
	return `SELECT seq, ${table}.id AS id, rev, deleted, leaves, live_leaves
		FROM json_each(?) AS root
		CROSS JOIN ${table} ON ${table}.id >= root.value AND ${table}.id < root.value || ';'
		WHERE length(${table}.id) = length(root.value)
			OR substr(${table}.id, length(root.value) + 1, 1) = ':'`;
}
