// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <sys/types.h>

/// An input that is read piece by piece and closes itself: a file by its name, or standard input ("-"), which is left
/// open. One owner.
namespace meterbench::cli {

class InputFile {
public:
    explicit InputFile(std::string name);
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;
    InputFile(InputFile&&) = delete;
    InputFile& operator=(InputFile&&) = delete;
    ~InputFile();

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    /// Number of bytes read, negative with errno set.
    [[nodiscard]] ssize_t read(std::span<char> buffer) const;
    /// What errno says of this input: `file-not-found`, `file-is-folder`, `file-unreadable`.
    [[nodiscard]] Error unreadable() const;
    /// Bytes of a file; nothing for a pipe.
    [[nodiscard]] std::optional<std::uint64_t> size() const;

private:
    std::string m_name;
    int m_descriptor;
};

} // namespace meterbench::cli
