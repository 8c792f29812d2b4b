const DIGITS = /^\d{6,12}$/;

/** Six digits or more, and not those that anybody tries first: 111111, 123456, 987654. */
export function isGoodPin(pin: string): boolean {
	if (!DIGITS.test(pin)) return false;
	const digits = Array.from(pin, Number);
	const steps = digits.slice(1).map((digit, i) => digit - (digits[i] ?? 0));
	return ![0, 1, -1].some((step) => steps.every((each) => each === step));
}
