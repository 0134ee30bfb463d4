package io.tieback.cli.text;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What is wrong with a file or folder, for people: where, and why. */
public final class FileTrouble {
    private FileTrouble() {}

    /** The reason of this failure to read or write, as part of a sentence, without a full stop. */
    public static String of(Throwable failed) {
        Throwable cause = failed;
        while (!(cause instanceof FileSystemException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof FileSystemException trouble && trouble.getFile() != null) {
            return trouble.getFile() + " " + why(trouble);
        }
        return String.valueOf(cause.getMessage());
    }

    private static String why(FileSystemException trouble) {
        if (trouble instanceof AccessDeniedException) {
            return "may not be read or written by this user";
        }
        if (trouble instanceof NoSuchFileException) {
            return "is not there";
        }
        if (trouble instanceof NotDirectoryException) {
            return "is no folder";
        }
        return trouble.getReason() == null ? "is in the way" : "(" + trouble.getReason() + ")";
    }
}
