import { cardNumberFields, passwordsIn } from '#domain/contests/refuse-secrets.ts';

/**
 * Whether what is to be written holds a card number or gives a password away. Forms say so at the field;
 * what has no form of its own (a tag, a name, what came of a task) is refused here.
 */
export function holdsSecret(args: unknown): boolean {
	const document = { args: asDocument(args) };
	return cardNumberFields(document).length > 0 || passwordsIn(document).length > 0;
}

/** With the values of edits under the fields that they are written to: some of those hold telephone numbers. */
function asDocument(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(asDocument);
	if (typeof value !== 'object' || value === null) return value;
	if ('op' in value) return writtenBy(value);
	return Object.fromEntries(
		Object.entries(value).map(([key, inside]) => [key, asDocument(inside)])
	);
}

function writtenBy(edit: Readonly<Record<string, unknown>>): unknown {
	const [field = ''] = String(edit['path'] ?? edit['list']).split('/');
	return { [field]: edit['value'] ?? edit['values'] };
}
