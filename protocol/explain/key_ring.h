// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/octets.h"
#include "protocol/secret.h"

#include <string_view>
#include <vector>

/// Keys with which frames are deciphered, as a key file holds them. It opens no file and shows no key to anybody. A
/// plain value.
namespace meterbench::protocol::explain {

struct KeyPair {
    Secret<Bytes> encryption; ///< 16 octets, or 32 with suite 2
    Secret<Bytes> authentication; ///< empty when it is not known: deciphered without being checked
};

struct KeyRing {
    std::vector<KeyPair> pairs;
    std::vector<Bytes> systemTitles; ///< of eight octets

    [[nodiscard]] bool isEmpty() const { return pairs.empty(); }

    /// A JSON object with members that name an encryption key, an authentication key and a system title in hexadecimal
    /// (as `emulate --keys` takes it; objects and arrays within it too), or lines with 32 or 64 hexadecimal digits: by
    /// their names ("EK = digits", the key types 64 and 65 of the table that Kamstrup mails), else encryption key, then
    /// authentication key, pair after pair; sixteen digits are a system title. What stands behind '#' is a remark, a
    /// line without digits a heading, a byte order mark nothing. Error: `key-file-damaged` {reason}; it never repeats a
    /// line.
    [[nodiscard]] static Result<KeyRing> parse(std::string_view text);
};

} // namespace meterbench::protocol::explain
