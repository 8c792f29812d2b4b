/** A number in the middle of being typed. */
export interface TypedPhone {
	readonly text: string;
	/** where the next key goes in, from 0 */
	readonly caret: number;
}

/** What the browser has just done to the field. */
export interface PhoneKeystroke extends TypedPhone {
	/** what stood there before */
	readonly before: string;
	/** of the `input` event, such as `deleteContentBackward` */
	readonly inputType: string;
}

/**
 * Writes a number in the groups of its country after every key, wherever the caret is: it stays
 * behind the digit that it was behind. To delete a space or a hyphen deletes the digit beside it,
 * since the space would only come back.
 *
 * @param format writes digits in groups, and adds or drops none
 */
export function retypePhone(
	keystroke: PhoneKeystroke,
	format: (digits: string) => string
): TypedPhone {
	const { text, caret } = withoutNeighbour(keystroke);
	const behind = significant(text.slice(0, caret)).length;
	const written = format(significant(text));
	return { text: written, caret: caretAfter(written, behind) };
}

/** When only a separator went, the digit beside it goes too. */
function withoutNeighbour({ text, caret, before, inputType }: PhoneKeystroke): TypedPhone {
	const lostSeparator = significant(text) === significant(before) && text.length < before.length;
	if (!lostSeparator) return { text, caret };
	if (inputType === 'deleteContentBackward') {
		const head = text.slice(0, caret).replace(/[\d+]\D*$/, '');
		return { text: head + text.slice(caret), caret: head.length };
	}
	if (inputType === 'deleteContentForward') {
		return { text: text.slice(0, caret) + text.slice(caret).replace(/\d/, ''), caret };
	}
	return { text, caret };
}

/** Digits, and a plus in front of them: `tel:+34 (654) 12.09.87` is as good as any. */
function significant(text: string): string {
	const digits = text.replace(/\D/g, '');
	return /^\D*\+/.test(text) ? `+${digits}` : digits;
}

function caretAfter(written: string, behind: number): number {
	// At the end, a separator that the format has just added is behind the caret as well.
	if (behind === significant(written).length) return written.length;
	let seen = 0;
	for (let at = 0; at < written.length; at++) {
		if (seen === behind) return at;
		if (/[\d+]/.test(written[at] ?? '')) seen += 1;
	}
	return written.length;
}
