import type { Storage } from '../../sync-server/storage/port.ts';

/** Notes what is asked of a storage, and with what. */
export class CallRecord {
	#calls: string[] = [];

	readonly watch = (storage: Storage): Storage =>
		this.#recorded(storage, '', {
			local: this.#recorded(storage.local, 'local.'),
			audit: this.#recorded(storage.audit, 'audit.')
		});

	/** What was asked since the last time. In no order: some of it is asked at the same time. */
	take(): readonly string[] {
		const taken = this.#calls.sort();
		this.#calls = [];
		return taken;
	}

	/** @param inner parts of the port which are recorded in their own name */
	#recorded<Port extends object>(port: Port, prefix: string, inner: Partial<Port> = {}): Port {
		return new Proxy(port, {
			get: (target, name) => {
				const own: unknown = Reflect.get(inner, name);
				const member: unknown = own ?? Reflect.get(target, name);
				if (typeof member !== 'function') return member;
				return (...args: readonly unknown[]): unknown => {
					this.#calls.push(`${prefix}${String(name)} ${JSON.stringify(args, plain)}`);
					return Reflect.apply(member, target, args);
				};
			}
		});
	}
}

function plain(_key: string, value: unknown): unknown {
	return value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value;
}
