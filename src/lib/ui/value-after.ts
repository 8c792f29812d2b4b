type Edit = Pick<InputEvent, 'inputType' | 'data'>;
type Field = Pick<HTMLInputElement, 'value' | 'selectionStart' | 'selectionEnd'>;

/**
 * What a field is going to hold after an edit that it has been told of, or null where that takes the
 * browser's own knowledge: of words, of lines, of what can be undone.
 *
 * @param composed what a keyboard has been composing, up to the caret: the edit may replace it
 */
export function valueAfter(
	{ inputType, data }: Edit,
	field: Field,
	composed: string
): string | null {
	const { value, selectionStart: from, selectionEnd: to } = field;
	if (from === null || to === null) return null;
	const rest = value.slice(to);
	switch (inputType) {
		case 'insertText':
			return value.slice(0, from) + (data ?? '') + rest;
		case 'insertCompositionText':
			return value.slice(0, Math.min(from, to - composed.length)) + (data ?? '') + rest;
		case 'deleteContentBackward':
			return (from < to ? value.slice(0, from) : withoutLast(value.slice(0, from))) + rest;
		default:
			return null;
	}
}

/** A letter outside of the basic plane is two units, and one to whoever deletes it. */
function withoutLast(text: string): string {
	return Array.from(text).slice(0, -1).join('');
}
