-- Of one file several things may have to be said.
CREATE TABLE said_of_files (
    path TEXT NOT NULL,
    reason TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (path, message)
) STRICT;

INSERT INTO said_of_files SELECT path, reason, message FROM rejections;
DROP TABLE rejections;
ALTER TABLE said_of_files RENAME TO rejections;
