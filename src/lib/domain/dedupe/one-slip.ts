/** Whether one letter too many, too few, wrong, or two neighbours exchanged make one text of the other. */
export function isOneSlip(a: string, b: string): boolean {
	if (a === b || Math.abs(a.length - b.length) > 1) return false;
	const shorter = Math.min(a.length, b.length);
	let start = 0;
	while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
	let end = 0;
	const left = shorter - start;
	while (end < left && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
	const [restOfA, restOfB] = [a.length - start - end, b.length - start - end];
	if (restOfA <= 1 && restOfB <= 1) return true;
	return restOfA === 2 && restOfB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}
