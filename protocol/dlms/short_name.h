// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/response.h"

/// READ and WRITE with short names (IEC 62056-5-3, 7.3.10 to 7.3.13): variables by their base name plus offset, plain,
/// parameterised or a further block. Codec, no state. Error of all decoders: `dlms-damaged`. Plain values.
namespace meterbench::protocol::dlms {

struct Variable {
    enum class Access : std::uint8_t { Name = 2, Parameterised = 4, BlockNumber = 5 };

    Access access = Access::Name;
    std::uint16_t name = 0; ///< base name + 8 × (attribute − 1), or the block number
    std::optional<Selection> parameters; ///< with Access::Parameterised

    bool operator==(const Variable&) const = default;
};

struct ReadRequest {
    std::vector<Variable> variables;

    bool operator==(const ReadRequest&) const = default;
    [[nodiscard]] Bytes encode() const;
    [[nodiscard]] static Result<ReadRequest> decode(std::span<const std::byte> apdu);
};

struct ReadResponse {
    std::vector<Outcome> outcomes;
    std::optional<Block> block; ///< instead of outcomes

    bool operator==(const ReadResponse&) const = default;
    [[nodiscard]] Bytes encode() const;
    [[nodiscard]] static Result<ReadResponse> decode(std::span<const std::byte> apdu);
};

struct WriteRequest {
    bool isConfirmed = true;
    std::vector<Variable> variables;
    std::vector<axdr::Data> values;

    bool operator==(const WriteRequest&) const = default;
    [[nodiscard]] Bytes encode() const;
    [[nodiscard]] static Result<WriteRequest> decode(std::span<const std::byte> apdu);
};

struct WriteResponse {
    std::vector<DataAccessResult> results;

    bool operator==(const WriteResponse&) const = default;
    [[nodiscard]] Bytes encode() const;
    [[nodiscard]] static Result<WriteResponse> decode(std::span<const std::byte> apdu);
};

} // namespace meterbench::protocol::dlms
