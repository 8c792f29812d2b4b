export function requireNodeVersion(version?: string): void;
export function isSupported(version: string): boolean;
