/** This service's tables; see migrations/. */
export interface Tables {
  entries: {
    id: string;
    owner_id: string;
    day: string;
    sealed: Buffer;
    created_at: Date;
  };
}
