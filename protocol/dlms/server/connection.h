// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/general_block.h"
#include "protocol/dlms/server/response_stream.h"
#include "protocol/dlms/short_name.h"

#include <functional>

/// The meter's end of an association: APDU in, APDU out, whatever line carries them. Opens and closes the association,
/// checks passwords and keys, deciphers, serves GET, SET and ACTION with lists and blocks of any length. It has no
/// time and no line. Owned by a port, one for each client; the objects must outlive it.
namespace meterbench::protocol::dlms {

/// Fills octets with randomness fit for challenges.
using RandomOctets = std::function<void(std::span<std::byte>)>;

class Connection {
public:
    enum class State : std::uint8_t { Idle, AwaitingProof, Associated };

    /// Longest value assembled from blocks. Own choice: an image block and every table are far shorter.
    static constexpr std::size_t longestAssembly = 256U * 1024U;
    /// The least PDU size of a client. Own choice: room for a block header, protection and some octets.
    static constexpr std::uint16_t leastPduSize = 64;

    Connection(ObjectServer& objects, std::uint16_t client, std::uint16_t server, RandomOctets random);

    /// Answers one APDU; empty when there is no answer. What must be kept before it leaves goes to the effects.
    [[nodiscard]] Bytes handle(std::span<const std::byte> apdu, Effects& effects);
    /// The line is gone, and the association with it.
    void close();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Conformance& conformance() const { return m_conformance; }

private:
    struct Assembly { ///< of a SET or ACTION in blocks
        RequestForm form = RequestForm::SetWithFirstBlock;
        std::vector<Target> targets;
        std::uint32_t number = 0;
        Bytes octets;
    };

    // connection_association.cpp
    [[nodiscard]] Bytes associate(std::span<const std::byte> apdu, Effects& effects);
    [[nodiscard]] std::optional<AssociationDiagnostic> judge(const Aarq& aarq);
    [[nodiscard]] Bytes accept(const Aarq& aarq, Effects& effects);
    [[nodiscard]] Bytes refuse(const Aarq& aarq, AssociationDiagnostic diagnostic, Bytes userInformation = {});
    [[nodiscard]] Bytes prove(const Request& request, Effects& effects);

    // connection_short_names.cpp
    [[nodiscard]] Bytes serveShortNames(std::span<const std::byte> plain);
    [[nodiscard]] Bytes read(const ReadRequest& request);
    [[nodiscard]] Bytes readBlock(std::uint16_t received);
    [[nodiscard]] Bytes write(const WriteRequest& request);

    // connection.cpp
    [[nodiscard]] Bytes serveBlock(std::span<const std::byte> apdu, Effects& effects);
    [[nodiscard]] Bytes serveProtected(std::span<const std::byte> apdu, Effects& effects);
    [[nodiscard]] Bytes serve(std::span<const std::byte> plain, Effects& effects);
    [[nodiscard]] Bytes serveRequest(const Request& request);
    [[nodiscard]] Bytes get(const Request& request);
    [[nodiscard]] Bytes nextBlock(const Request& request);
    [[nodiscard]] Bytes set(const Request& request);
    [[nodiscard]] Bytes act(const Request& request);
    [[nodiscard]] Bytes assemble(const Request& request);
    [[nodiscard]] Bytes assembled(const Request& request);
    [[nodiscard]] std::size_t room() const;

    ObjectServer& m_objects;
    Requester m_requester;
    RandomOctets m_random;
    State m_state = State::Idle;
    AssociationProfile m_profile;
    Conformance m_conformance;
    bool m_usesShortNames = false;
    std::size_t m_clientPduSize = 0xFFFF;
    std::optional<SecureChannel> m_channel;
    Bytes m_clientChallenge;
    Bytes m_ownChallenge;
    std::unique_ptr<ObjectServer> m_namedObjects; ///< by short names; before the stream that reads from it
    std::unique_ptr<ResponseStream> m_stream; ///< a GET or READ in blocks
    std::uint32_t m_blockNumber = 0;
    std::unique_ptr<Assembly> m_assembly;
    // General block transfer, one block at a time.
    std::optional<GeneralBlockReceiver> m_blockReceiver;
    std::optional<GeneralBlockSender> m_blockSender;
    bool m_isInBlocks = false; ///< the request under way came in general blocks, and so goes its answer
    std::uint16_t m_ownBlock = 0; ///< number of our last confirmation
};

} // namespace meterbench::protocol::dlms
