ALTER TABLE documents ADD COLUMN warnings TEXT NOT NULL DEFAULT '[]';   -- JSON array
ALTER TABLE documents ADD COLUMN reports TEXT NOT NULL DEFAULT '[]';    -- JSON array of [start, end, name]
ALTER TABLE documents ADD COLUMN names TEXT NOT NULL DEFAULT '[]';      -- JSON array: everybody it names, as it writes them
ALTER TABLE documents ADD COLUMN corrections TEXT NOT NULL DEFAULT '';  -- JSON: what was corrected in it; '' for nothing

ALTER TABLE turns ADD COLUMN about TEXT;                                -- whose biography it is

ALTER TABLE passages ADD COLUMN about TEXT;
ALTER TABLE passages ADD COLUMN reports TEXT NOT NULL DEFAULT '[]';     -- JSON array of [number of the sentence, name]
