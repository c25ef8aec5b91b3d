// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <filesystem>
#include <string>
#include <string_view>

/// Whole files in and out: read within a limit, or written whole or not at all. It knows nothing of their content.
/// Every error names the file as the person knows it and, where the system gave one, its reason. May be called from any
/// thread.
namespace meterbench::files {

/// A name as the command line gives it ↔ a path. Names of a POSIX system are octets: what is no UTF-8 in them (an old
/// Latin-1 name) stands in the path as a lone surrogate, DC00 + octet, which the functions of this file turn back.
[[nodiscard]] QString pathOf(std::string_view name);
[[nodiscard]] std::filesystem::path nativePath(const QString& path);

/// Whether both name the same file that exists, through whatever links.
[[nodiscard]] bool areSame(const QString& one, const QString& other);

enum class Source : std::uint8_t {
    Any, ///< a pipe or a device too, read until it ends
    FileOnly ///< `file-is-stream`: a pipe may keep its reader waiting for ever
};

/// The bytes of a file. Errors: `file-not-found`, `file-is-folder`, `file-unreadable` {file, reason},
/// `file-too-large` {file, size, limit} (sizes in bytes; asked before anything is read).
[[nodiscard]] Result<std::string> readFile(const QString& path, std::size_t maximumBytes, Source source = Source::Any);

/// Replaces the file or leaves it untouched; a symbolic link stays one. What is no file (a pipe, a device) is written
/// to as it stands. Errors: `file-is-folder`, `file-unwritable` {file, reason}.
[[nodiscard]] Result<void> writeFile(const QString& path, std::string_view bytes);

/// The same for what is nobody else's business: a new file that only its owner may read and write.
[[nodiscard]] Result<void> writePrivateFile(const QString& path, std::string_view bytes);

} // namespace meterbench::files
