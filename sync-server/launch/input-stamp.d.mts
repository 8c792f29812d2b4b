interface Target {
	readonly outputs: readonly string[];
	readonly inputs: readonly string[];
	readonly stamp: string;
}

export function isCurrent(target: Target): boolean;
export function writeStamp(target: Target, value: string): void;
export function removeStamp(target: Target): void;
export function fingerprint(inputs: readonly string[], base?: string): string;
