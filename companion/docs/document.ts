import type { JsonSchema } from './type-text.ts';

/** The part of an OpenAPI 3.1 document that the companion's routes become. */
export interface ApiDocument {
  openapi: string;
  info: { title: string; version: string; description?: string };
  components?: { schemas?: Record<string, JsonSchema>; securitySchemes?: Record<string, unknown> };
  paths?: Record<string, Partial<Record<ApiMethod, Operation>>>;
}

export const API_METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type ApiMethod = (typeof API_METHODS)[number];

export interface Operation {
  summary?: string;
  description?: string;
  /** Empty for a public route. */
  security?: readonly Record<string, readonly string[]>[];
  parameters?: readonly Parameter[];
  requestBody?: Exchange;
  responses?: Readonly<Record<string, Exchange>>;
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: JsonSchema;
}

/** A body that travels in either direction. */
export interface Exchange {
  description?: string;
  content?: Readonly<Record<string, { schema?: JsonSchema }>>;
}
