import type { Json, JsonObject } from '../types.ts';
import { ApiError } from './api-error.ts';

/** Readers of a request's JSON: each refuses a wrong type or size with the code that its caller names. */

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/** A present object, or undefined where the field is absent. */
export function optionalObject(parent: JsonObject, name: string, code: number): JsonObject | undefined {
  const value = parent[name];
  if (value === undefined) return undefined;
  if (!isObject(value)) throw new ApiError(code, `${name} must be an object`);
  return value;
}

export function requiredObject(parent: JsonObject, name: string, code: number): JsonObject {
  const value = optionalObject(parent, name, code);
  if (!value) throw new ApiError(code, `${name} is missing`);
  return value;
}

/** A non-empty string of at most `maxBytes` bytes. */
export function requiredText(
  parent: JsonObject,
  name: string,
  code: number,
  maxBytes = Number.MAX_SAFE_INTEGER,
): string {
  const value = parent[name];
  if (typeof value !== 'string' || value === '')
    throw new ApiError(code, `${name} must be a non-empty string`);
  if (bytes(value) > maxBytes) throw new ApiError(code, `${name} has more than ${maxBytes} bytes`);
  return value;
}

export function optionalText(parent: JsonObject, name: string, code: number): string {
  const value = parent[name];
  if (value === undefined) return '';
  if (typeof value !== 'string') throw new ApiError(code, `${name} must be a string`);
  return value;
}

export interface ListRule {
  min: number;
  max: number;
  /** Of a wrong size or type. */
  code: number;
}

/** A list of objects; an absent one is empty. */
export function objectList(
  parent: JsonObject,
  name: string,
  { min, max, code }: ListRule,
): readonly JsonObject[] {
  const value = parent[name] ?? [];
  if (!Array.isArray(value) || !value.every(isObject)) {
    throw new ApiError(code, `${name} must be a list of objects`);
  }
  if (value.length < min || value.length > max) {
    throw new ApiError(code, `${name} has ${value.length} items, allowed are ${min} to ${max}`);
  }
  return value;
}

export function noDuplicates(values: readonly string[], name: string, code: number): void {
  if (new Set(values).size < values.length) throw new ApiError(code, `${name} must be unique`);
}

/** One of a few whole numbers; an absent one is the first. */
export function oneOf(
  parent: JsonObject,
  name: string,
  allowed: readonly [number, ...number[]],
  code: number,
): number {
  const value = parent[name] ?? allowed[0];
  if (typeof value !== 'number' || !allowed.includes(value)) {
    throw new ApiError(code, `${name} must be one of ${allowed.join(', ')}`);
  }
  return value;
}
