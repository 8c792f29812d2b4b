import type * as z from 'zod';
import type { CommandInput } from './command.ts';
import { UsageError } from './usage-error.ts';

/** @throws UsageError that names the option */
export function parseOptions<T>(schema: z.ZodType<T>, { options }: CommandInput): T {
	const parsed = schema.safeParse(options);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const name = String(issue?.path[0]).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
	throw new UsageError(`--${name} ${issue?.message ?? 'is wrong'}.`);
}
